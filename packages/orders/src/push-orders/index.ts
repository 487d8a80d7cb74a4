export { pushInput, pushOrders } from './push-orders.ts';
