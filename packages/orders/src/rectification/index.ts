export { addRectificationOrder, findLinkFault, noticeNotOpen, RECTIFICATION_RULE } from './link-order.ts';
