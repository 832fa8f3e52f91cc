// The page of the results panel. The extension sends messages; what they say is held in a RunView and painted once a frame.
import { PanelPage } from './panel-page.js';

new PanelPage(acquireVsCodeApi()).start();
