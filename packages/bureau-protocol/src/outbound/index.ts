export { createOutbound, type Outbound, OutboundFault, type OutboundLimits } from './outbound.ts';
