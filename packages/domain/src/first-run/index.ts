export { type FirstRunItem, firstRun, firstRunItems, firstRunRow, openListText } from './first-run.ts';
export {
  type ChannelTestView,
  type FirstRunRowView,
  firstRunListFields,
} from './first-run-fields.ts';
