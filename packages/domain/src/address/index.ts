export { type AddressFault, addressFault, isPublicIp } from './outside-address.ts';
