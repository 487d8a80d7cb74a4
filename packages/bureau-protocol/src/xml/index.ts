export { XmlError } from './xml.ts';
