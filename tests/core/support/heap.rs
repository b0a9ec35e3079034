//! The heap, counted for each thread: how much is allocated now, and how much was at most.
//!
//! With room reserved and never written. A reallocation counts as the new block and the old one
//! together, which is what an allocator without pages to remap needs.

use std::alloc::{GlobalAlloc, Layout, System};
use std::cell::Cell;

struct Counting;

thread_local! {
    static NOW: Cell<usize> = const { Cell::new(0) };
    static PEAK: Cell<usize> = const { Cell::new(0) };
}

fn add(bytes: usize) {
    // What another thread allocated may be freed here.
    let now = NOW.get().wrapping_add(bytes);
    NOW.set(now);
    if now as isize > PEAK.get() as isize {
        PEAK.set(now);
    }
}

fn take(bytes: usize) {
    NOW.set(NOW.get().wrapping_sub(bytes));
}

// SAFETY: everything is passed on to the system's allocator, and counted.
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        add(layout.size());
        // SAFETY: as the caller promises.
        unsafe { System.alloc(layout) }
    }

    unsafe fn alloc_zeroed(&self, layout: Layout) -> *mut u8 {
        add(layout.size());
        // SAFETY: as the caller promises.
        unsafe { System.alloc_zeroed(layout) }
    }

    unsafe fn dealloc(&self, block: *mut u8, layout: Layout) {
        take(layout.size());
        // SAFETY: as the caller promises.
        unsafe { System.dealloc(block, layout) }
    }

    unsafe fn realloc(&self, block: *mut u8, layout: Layout, size: usize) -> *mut u8 {
        add(size);
        take(layout.size());
        // SAFETY: as the caller promises.
        unsafe { System.realloc(block, layout, size) }
    }
}

#[global_allocator]
static ALLOCATOR: Counting = Counting;

/// How many bytes are allocated.
pub fn now() -> usize {
    NOW.get()
}

/// What a piece of work gives, and how many bytes were allocated at most while it was done.
pub fn peak<T>(work: impl FnOnce() -> T) -> (T, usize) {
    PEAK.set(now());
    let result = work();
    (result, PEAK.get())
}
