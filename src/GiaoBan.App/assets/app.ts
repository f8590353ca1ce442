// Script adds, never carries: every flow works without it (ALL-2).
import { focusErrors, guardDoubleSend, closeMenus, offerPrint } from "./page";
import { keepTimeLeft } from "./time-left";

focusErrors();
guardDoubleSend();
closeMenus();
offerPrint();
keepTimeLeft();
