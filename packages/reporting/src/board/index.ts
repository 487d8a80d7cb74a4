export { type BoardFilter, loadBoard, mayReadBoard } from './board.ts';
export { rollUpBoard } from './roll-board.ts';
