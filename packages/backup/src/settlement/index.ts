export { type SettledConnection, type SettleOptions, settleRestore } from './settle-restore.ts';
