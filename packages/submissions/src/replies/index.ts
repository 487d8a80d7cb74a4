export { takeReplyBack } from './reply-file.ts';
