export { type FirstRunItem, firstRun, firstRunItems, firstRunRow, openListText } from './first-run.ts';
