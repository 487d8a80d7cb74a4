export { generateSignIns, seedPeople } from './people.ts';
