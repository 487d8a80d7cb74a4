export {
  partnerKnowledge,
  personalValues,
  readContent,
  readRebasedContent,
  type SealedContent,
  unsealContent,
} from './content.ts';
export { mobilesToVerify } from './mobiles.ts';
