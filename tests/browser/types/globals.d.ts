/** What the build puts before the site's scripts. */
declare const CX_WORDS: Record<string, string>;
declare const CX_SEARCH: {
  active: string;
  kinds: string[];
  channels: string[];
  notices: {
    id: string;
    title: string;
    until: string;
    starts: string;
    ends: string;
    address: string;
    touches: string[];
  }[];
};
