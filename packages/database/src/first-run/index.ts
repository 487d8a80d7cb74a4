export { type ChannelTestOutcome, readChannelTest, storeChannelTest, testChannel } from './channel-tests.ts';
export { firstRunOpenSql } from './checks.ts';
export { confirmFirstRun, type FirstRunOutcome } from './confirm.ts';
export {
  type ChannelTestView,
  type FirstRunList,
  type FirstRunRowView,
  findFirstRun,
  isFirstRunOver,
  openItems,
  summarizeFirstRun,
} from './list.ts';
export { type MaintenanceTask, noteMaintenanceRunSql } from './maintenance.ts';
