//! The screens by key script: what they show, what they ask for, and that nothing breaks them.

use super::fixture::{app, press, styles, text};
use super::msg::{Effect, Msg};
use super::update::update;

#[test]
fn print_it() {
    for (w, h) in [(80, 24), (100, 30), (120, 40)] {
        let mut app = app((w, h), true);
        println!("{}", text(&app));
        press(&mut app, "w");
        println!("{}", text(&app));
        press(&mut app, "Esc ?");
        println!("{}", text(&app));
        press(&mut app, "Esc C-p");
        println!("{}", text(&app));
        press(&mut app, "Esc g");
        println!("{}", text(&app));
        press(&mut app, "d");
        println!("{}", text(&app));
    }
    let _ = (styles, Effect::Quit, Msg::Paste(String::new()), update);
}
