// 시작점.
import { fresh, onArrival } from "./arrival.js";
import { initCopy } from "./copy.js";
import { initSlots, offerClearing, paintSlots } from "./slots.js";
import { initTabs } from "./tabs.js";
import { initKeys } from "./keys.js";
import { initDrawer } from "./drawer.js";
import { initScheme } from "./scheme.js";
import { initSearch } from "./search.js";
import { initStepper } from "./stepper.js";
import { initScript } from "./script.js";
import { initNotices } from "./notice.js";
import { initFreshness } from "./freshness.js";
import { initOnDisk } from "./ondisk.js";
import { initOffline } from "./offline.js";
import { initDuty } from "./escalation.js";
import { dressTable } from "./table.js";
import { initReports } from "./report.js";
import { initTerms } from "./terms.js";
import { initGaps } from "./gaps.js";
import { initPrint } from "./print.js";

initOnDisk();
initFreshness();
initDrawer();
initScheme();
initKeys();
initSearch();
initCopy();
initSlots();
onArrival(() => {
  initNotices();
  initReports();
  for (const page of fresh(".cx-page")) {
    initTerms(page);
    initGaps();
    initPrint();
  }
  for (const foot of fresh(".cx-say__foot")) offerClearing(foot);
  for (const root of fresh(".cx-say[data-cx-tabs]")) initTabs(root);
  for (const root of fresh("[data-cx-script]")) initScript(root);
  for (const root of fresh("[data-cx-stepper]")) initStepper(root);
  for (const root of fresh("[data-cx-duty]")) initDuty(root);
  for (const table of fresh(".cx-table")) dressTable(table);
  paintSlots();
});
initOffline();
