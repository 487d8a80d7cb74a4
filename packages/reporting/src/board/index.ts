export { loadBoard, mayReadBoard } from './board.ts';
export type { BoardView } from './board-view.ts';
export { type BoardDimension, rollUpBoard } from './roll-board.ts';
