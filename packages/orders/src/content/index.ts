export {
  partnerKnowledge,
  personalValues,
  readContent,
  readRebasedContent,
  type SealedContent,
  unsealContent,
} from './content.ts';
export { addsWebsite } from './filed-services.ts';
export { mobilesToVerify } from './mobiles.ts';
