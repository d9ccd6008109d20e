// What is made once for each owner. In: how it is made. Out: a function that makes it at the first call and gives it again at every other.

export function once<Owner extends object, Value>(make: (owner: Owner) => Value): (owner: Owner) => Value {
  const held = new WeakMap<Owner, Value>();
  return (owner) => {
    if (!held.has(owner)) held.set(owner, make(owner));
    return held.get(owner)!;
  };
}
