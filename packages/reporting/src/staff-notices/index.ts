export { loadStaffNotices, seeStaffNotices } from './staff-notices.ts';
