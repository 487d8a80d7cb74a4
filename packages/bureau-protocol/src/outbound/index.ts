export {
  createOutbound,
  type Outbound,
  OutboundFault,
  type OutboundLimits,
  untrustedAuthority,
} from './outbound.ts';
