import type { WebsiteAccess } from '../../generated/record.ts';
import { shownValue } from '../../ui/value-text.ts';
import styles from './access-values.module.css';

/** The values of an access, each on a line of its own. */
export function AccessValues({ access }: { readonly access: WebsiteAccess }) {
  return (
    <dl className={styles.values}>
      {access.values.map(({ field, label, values, valueLabels }) => (
        <div key={field}>
          <dt>{label}</dt>
          {values.map((value) => (
            <dd key={value}>{shownValue(field, value, valueLabels)}</dd>
          ))}
        </div>
      ))}
    </dl>
  );
}
