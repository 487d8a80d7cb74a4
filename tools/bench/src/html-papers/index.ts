export { type HtmlPaper, openHtmlPapers } from './papers.ts';
