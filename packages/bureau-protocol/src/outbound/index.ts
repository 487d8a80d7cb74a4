export {
  createOutbound,
  lookUpOutside,
  type Outbound,
  OutboundFault,
  type OutboundLimits,
  untrustedAuthority,
} from './outbound.ts';
export type { OutboundProxy } from './proxy.ts';
