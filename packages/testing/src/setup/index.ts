export { seedConnection } from '@beian/submissions/connections';
