export { loadTypefaces } from './fonts.ts';
export { changedByOne, createRandom, type Random } from './invented.ts';
export { drawPaper, type TestPaper } from './papers.ts';
