import { Tag } from 'antd';
import { useT } from '../../app/providers/i18n.ts';
import { calendarTexts } from './texts.ts';

/** Whether a day that a notice names is a day off or a make-up working day. */
export function DayTag({ isWorking }: { isWorking: boolean }) {
  const t = useT();
  return <Tag color={isWorking ? 'warning' : 'success'}>{t(isWorking ? calendarTexts.makeUp : calendarTexts.off)}</Tag>;
}
