import type { zhBoard } from './zh-board.ts';

/** Texts about the SLA board on other pages. */
export const enBoard: Readonly<Record<keyof typeof zhBoard, string>> = {
  'shell.board': 'SLA board',
  'shell.forecast': 'Forecast',
  'shell.rebalance': 'Rebalance',
  'shell.quality': 'Quality',
  'shell.spotChecks': 'Spot checks',
  'order.parties': 'Time by party',
  'order.partiesAll': '{time} since opening',
};
