import page from '../../ui/page.module.css';
import { t } from '../providers/i18n.ts';
import { useListAge } from '../providers/list-age.ts';
import { shellTexts } from './texts.ts';

/** Says how old lists are, while they are read from a replica that is more than a few seconds behind. */
export function ListAge() {
  const seconds = useListAge();
  return seconds === 0 ? null : (
    <p className={`${page.bar} ${page.small}`} role="status">
      {t(shellTexts.listAge, { seconds: String(seconds) })}
    </p>
  );
}
