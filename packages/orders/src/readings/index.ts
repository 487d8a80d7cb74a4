export { type PapersRead, type ReaderAnswer, type ReadPicture, readPapers } from './read-papers.ts';
