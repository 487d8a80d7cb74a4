export { randomOrders } from './random-orders.ts';
