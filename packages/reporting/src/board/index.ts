export { loadBoard, mayReadBoard } from './board.ts';
export { recountOpenOrders } from './open-counts.ts';
export { rollUpBoard } from './roll-board.ts';
