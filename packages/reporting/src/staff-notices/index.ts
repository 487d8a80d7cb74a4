export { loadStaffNotices, type StaffNotice, type StaffNotices, seeStaffNotices } from './staff-notices.ts';
