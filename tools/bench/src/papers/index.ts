export { withAnother, withLookAlike } from './changed.ts';
export { loadTypefaces, type Typeface } from './fonts.ts';
export { createRandom, type Random } from './invented.ts';
export { cleanLayouts, drawCleanPaper, drawPaper, type TestPaper } from './papers.ts';
