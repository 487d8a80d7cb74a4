export {
  claimKindLookups,
  findKindLookup,
  type KindLookupView,
  lookUpOrderKind,
  type PendingKindLookup,
  storeKindFinding,
} from './kind-lookups.ts';
