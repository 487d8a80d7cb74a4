export { calendar2026, days2026 } from '../calendar/calendar-2026.fixture.ts';
export { leaseOf, openAttempt, openSms, orderFacts } from './order-facts.ts';
export { matterValues, subject, website, websiteValues } from './website.fixture.ts';
