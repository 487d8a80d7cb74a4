export { forbiddenAddresses, misleadingAddresses } from './forbidden-addresses.ts';
export { orderFacts } from './order-facts.ts';
export { matterValues } from './website.fixture.ts';
