export { type Gateways, headerOf, openGateways, partsOf } from './message-gateways.ts';
