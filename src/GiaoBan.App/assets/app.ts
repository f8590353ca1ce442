// Script adds, never carries: every flow works without it (ALL-2).
import { saveDrafts } from "./autosave";
import { computeFigures } from "./figures";
import { keyGrids } from "./grid";
import { keepLive } from "./live";
import { closeMenus, focusErrors, guardDoubleSend, offerPrint } from "./page";
import { showDates } from "./regime-dates";
import { keepTimeLeft } from "./time-left";

focusErrors();
guardDoubleSend();
closeMenus();
offerPrint();
keepTimeLeft();
keyGrids();
computeFigures();
saveDrafts();
keepLive();
showDates();
