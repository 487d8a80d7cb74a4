/** The numbers of a list such as `13 150-153 35x`, where `a-b` is a range and `x` any digit. */
export const numbersOf = (list: string): string[] =>
  list.split(' ').flatMap((entry) => {
    const [from = '', to = from] = entry.includes('x')
      ? [entry.replace('x', '0'), entry.replace('x', '9')]
      : entry.split('-');
    return Array.from({ length: Number(to) - Number(from) + 1 }, (_, at) => String(Number(from) + at));
  });
