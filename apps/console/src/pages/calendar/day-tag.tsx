import { Tag } from 'antd';
import { t } from '../../app/providers/i18n.ts';
import { calendarTexts } from './texts.ts';

/** Whether a day that a notice names is a day off or a make-up working day. */
export function DayTag({ isWorking }: { isWorking: boolean }) {
  return <Tag color={isWorking ? 'warning' : 'success'}>{t(isWorking ? calendarTexts.makeUp : calendarTexts.off)}</Tag>;
}
