export { loadBoard, mayReadBoard } from './board.ts';
export { rollUpBoard } from './roll-board.ts';
