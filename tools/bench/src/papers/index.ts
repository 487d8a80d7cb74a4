export { loadTypefaces, type Typeface } from './fonts.ts';
export { changedByOne, createRandom, type Random } from './invented.ts';
export { cleanLayouts, drawCleanPaper, drawPaper, type TestPaper } from './papers.ts';
