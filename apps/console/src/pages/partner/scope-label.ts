import { isScope, scopeRow } from '@beian/domain/partner';

/** The label of a scope such as `ORDERS_READ`. */
export function scopeLabel(name: string, language: 'zh' | 'en'): string {
  const scope = name.toLowerCase().replace('_', ':');
  return isScope(scope) ? scopeRow(scope).label[language] : name;
}
