export { createUploadLink, findUploadLink, type OpenLink, receiveByLink } from './upload-links.ts';
