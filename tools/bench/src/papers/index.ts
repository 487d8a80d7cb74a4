export { loadTypefaces } from './fonts.ts';
export { changedByOne, createRandom } from './invented.ts';
export { drawPaper, type TestPaper } from './papers.ts';
