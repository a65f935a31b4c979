// 시작점.
import { $$ } from "./dom.js";
import { initCopy } from "./copy.js";
import { paintSlots } from "./slots.js";
import { initTabs } from "./tabs.js";
import { initKeys } from "./keys.js";
import { initDrawer } from "./drawer.js";
import { initSearch } from "./search.js";
import { initStepper } from "./stepper.js";
import { initScript } from "./script.js";
import { initNotices } from "./notice.js";
import { initFreshness } from "./freshness.js";
import { initOnDisk } from "./ondisk.js";
import { initOffline } from "./offline.js";
import { initDuty } from "./escalation.js";

initOnDisk();
initFreshness();
initDrawer();
initKeys();
initSearch();
initCopy();
initNotices();
for (const root of $$(".cx-say[data-cx-tabs]")) initTabs(root);
for (const root of $$("[data-cx-script]")) initScript(root);
for (const root of $$("[data-cx-stepper]")) initStepper(root);
for (const root of $$("[data-cx-duty]")) initDuty(root);
paintSlots();
initOffline();
