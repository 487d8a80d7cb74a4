export { type BoardFilter, loadBoard, mayReadBoard } from './board.ts';
export { type BoardDimension, rollUpBoard } from './roll-board.ts';
