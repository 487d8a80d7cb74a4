export { personalValues, readContent, readRebasedContent } from './content.ts';
export { mobilesToVerify } from './mobiles.ts';
