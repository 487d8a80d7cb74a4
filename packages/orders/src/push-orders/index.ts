export { pushOrders } from './push-orders.ts';
