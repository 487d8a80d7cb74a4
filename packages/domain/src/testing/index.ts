export { matterValues } from './website.fixture.ts';
