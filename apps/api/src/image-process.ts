import { serveImages } from '@beian/documents/images';

/** The process that reads images for the API, without database, keys and files; `main.ts` says when. */
serveImages();
